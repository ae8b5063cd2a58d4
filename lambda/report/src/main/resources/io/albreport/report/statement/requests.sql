-- The lines, and the requests that they tell of.
lines AS (
  SELECT
    "$path" AS file,
    substr(line, 1, ${exampleLength}) AS line,
    "time" >= '${start}' AND "time" < '${end}' AS of_period,
    "time" < '${start}' AS early,
    -- 17T03, and of ten minutes 17T031
    ${hour} AS hour,
    ${slot} AS slot,
    -- since the ten minutes began; seconds may have nine digits behind the point
    try_cast(substr("time", 16, 1) AS integer) * 60 + try_cast(substr("time", 18, length("time") - 18) AS double) AS seconds,
    target_group_arn AS target_group,
    target,
    CASE WHEN node_ip NOT IN ('-', '') THEN node_ip ELSE nullif(regexp_extract("$path", '${node}', 1), '') END AS node,
    elb_status_code AS status,
    -- an answer is the target's if the client got the target's status; else the load balancer had none, or put its own
    CASE WHEN target_status_code = elb_status_code AND elb_status_code NOT LIKE '-%'
         THEN 'target' ELSE 'loadBalancer' END AS made_by,
    CASE WHEN error_reason NOT IN ('-', '') THEN substr(error_reason, 1, ${longestReason}) END AS error_reason,
    CASE WHEN (elb_status_code LIKE '4__' OR elb_status_code LIKE '5__') AND try_cast(elb_status_code AS integer) IS NOT NULL
         THEN substr(elb_status_code, 1, 1) END AS failure,
    CASE WHEN length(received_bytes) <= ${byteDigits} AND received_bytes NOT LIKE '-%'
         THEN try_cast(received_bytes AS bigint) END AS received,
    CASE WHEN length(sent_bytes) <= ${byteDigits} AND sent_bytes NOT LIKE '-%'
         THEN try_cast(sent_bytes AS bigint) END AS sent,
    try_cast(target_processing_time AS double) * 1000E0 AS ms,
    -- method and URL: without the query, or else without the protocol, which a space may trail
    CASE WHEN request LIKE '%?%' THEN split_part(request, '?', 1)
         WHEN request LIKE '% ' THEN regexp_replace(request, ' [^ ]* ?$', '')
         ELSE substr(request, 1, length(request) - strpos(reverse(request), ' ')) END AS url,
    -- an IPv6 address has colons of its own, in brackets or bare: the last one is before the port
    CASE WHEN client LIKE '%:%:%'
         THEN replace(replace(regexp_replace(client, ':[0-9]+$', ''), '[', ''), ']', '')
         ELSE split_part(client, ':', 1) END AS address,
    CASE WHEN user_agent NOT IN ('-', '') THEN user_agent END AS agent,
    ssl_protocol AS tls,
    classification,
    classification_reason AS reason
  FROM access_logs
  WHERE ${scope}
), requests AS (
  SELECT
    *,
    of_period AND NOT (${ignored}) AS counted,
    of_period AND (${ignored}) AS ignored,
    CASE WHEN failure = '4' THEN 1 END AS client_error,
    CASE WHEN failure = '5' THEN 1 END AS error,
    CASE WHEN failure IS NOT NULL THEN failure || slot END AS failed,
    -- of clients, who may be as many as lines, the API is only asked where something failed
    CASE WHEN failure IS NOT NULL THEN failure || slot || target_group END AS failed_of,
    CASE WHEN failure IS NOT NULL THEN address END AS failing_client,
    -- DDSketch: index = ceil(log_gamma(ms)), gamma = (1 + a) / (1 - a), a = 1 %; 0 ms has a bucket of its own
    -- below a millionth of a millisecond is 0; what timed out has waited longer than all that were answered
    CASE WHEN ms > 1E-6 AND ms <= ${longestMs}E0 THEN CAST(ceil(ln(ms) / ln(1.01E0 / 0.99E0)) AS integer)
         WHEN ms >= 0E0 AND ms <= ${longestMs}E0 THEN ${zeroBucket}
         WHEN status = '504' THEN ${noAnswerBucket} END AS bucket,
    CASE WHEN ms >= 0E0 AND ms <= ${longestMs}E0 THEN ms END AS answered_ms,
    split_part(url, '/', 3) AS host,
    -- ids become {id}; each slash doubled gives each segment slashes of its own, so that neighbouring ids are all found;
    -- what follows a semicolon is a parameter (;jsessionid=...) and goes. No line waits long for this: each alternative
    -- has one way only to match. decisions/0016 says what each is for
    regexp_replace(replace(CASE WHEN url LIKE '%;%' THEN regexp_replace(url, ';[^/]*', '') ELSE url END, '/', '//') || '/',
      '/(?:[0-9]+(?:[-_:,T][0-9]+)*(?:[.][0-9]{3,})?Z?(?:[.][A-Za-z]+)?'
        || '|(?:[A-Za-z._~=+-]*[0-9]){6}[0-9A-Za-z._~=+-]*'
        || '|[0-9a-fA-F]{16,}'
        || '|(?:[A-Za-z]+[._-])*[A-Za-z]*[0-9]+[A-Za-z]+[0-9]+[A-Za-z][0-9A-Za-z]*(?:[.][0-9A-Za-z]+)*'
        || '|[A-Za-z_-]*(?:[0-9]+[A-Za-z_-]+){2}[0-9]+[A-Za-z_-][0-9A-Za-z_-]*'
        || '|[0-9A-Za-z_-]*(?:[A-Z0-9]+[a-z_-]{1,3}){5}[0-9A-Za-z_-]*'
        || '|(?:[A-Za-z]+_)+(?:[A-Za-z]*[0-9][A-Za-z][0-9A-Za-z]{6,}|[A-Za-z]{6,}[0-9]+[A-Za-z][0-9A-Za-z]*)'
        || '|eyJ[^/]*|[^/]+(?:@|%40)[^/]+)/',
      '/{id}/') AS without_ids
  FROM lines
), templates AS (
  SELECT *, ${template} AS template
  FROM requests
), routed AS (
  SELECT
    *,
    CASE WHEN template IS NULL THEN without_ids ELSE regexp_extract(without_ids, '${host}') || template END AS folded
  FROM templates
)
