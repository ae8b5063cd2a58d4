-- One scan of a day's lines, all groupings of the report at once, then two small passes over the groups: the first names
-- the APIs and adds up what is of one value (a route, a client, a target), the second cuts what is listed and packs it
-- into texts. No window, join or sort sees the groups, of which there may be as many as lines: lists are cut while they
-- are grouped.
--
-- Runs unchanged on DuckDB and on Trino/Athena; what the dialects do not share is named in LogTable of each engine.
-- The table has the fields of an access log line as text, NULL in all of them for a line that is not one; "line" holds
-- the text of such a line, "$path" the file. Times are instants; of all else only the shape is known, so that a number
-- out of range is NULL here, and a text is cut before it is answered: no line, however absurd or long, fails the run.
WITH lines AS (
  SELECT
    "$path" AS file,
    substr(line, 1, ${exampleLength}) AS line,
    "time" >= '${start}' AND "time" < '${end}' AS counted,
    -- of a day in UTC: 03 and, of ten minutes, 031
    substr("time", 12, 2) AS hour,
    substr("time", 12, 2) || substr("time", 15, 1) AS slot,
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
      '/{id}/') AS folded
  FROM lines
), measured AS (
  -- enough for the question whether an hour was slower than others, at a sixth of the groups
  SELECT *, CASE WHEN bucket < ${noAnswerBucket} THEN CAST(floor(bucket / ${bucketsPerPace}E0) AS integer) END AS pace
  FROM requests
), grouped AS (
  SELECT
    CASE WHEN grouping(file) = 0 THEN 'file'
         WHEN grouping(status) = 0 THEN 'traffic'
         WHEN grouping(tls) = 0 THEN 'connection'
         WHEN grouping(agent) = 0 THEN 'userAgent'
         WHEN grouping(address) = 0 THEN 'client'
         WHEN grouping(failing_client) = 0 THEN 'apiClient'
         WHEN grouping(host) = 0 THEN 'host'
         WHEN grouping(node) = 0 THEN 'node'
         WHEN grouping(target) = 0 THEN 'target'
         WHEN grouping(folded) = 0 THEN 'route'
         WHEN grouping(slot) = 0 THEN 'slotLatency'
         WHEN grouping(hour) = 0 THEN 'hourLatency'
         ELSE 'apiLatency' END AS section,
    CASE WHEN grouping(bucket, pace) = 3 THEN 0 ELSE 1 END AS of_latency,
    counted, file, target_group, target, node, host, status, made_by, error_reason, failed, failed_of, hour, slot,
    bucket, pace, folded, address, failing_client, agent, tls, classification, reason,
    count(*) AS n,
    count(client_error) AS client_errors,
    count(error) AS errors,
    sum(received) AS received,
    sum(sent) AS sent,
    max(answered_ms) AS slowest_ms,
    min(line) AS example,
    min(seconds) AS first_s,
    max(seconds) AS last_s
  FROM measured
  GROUP BY GROUPING SETS (
    (counted, file),
    (counted, target_group, slot, status, made_by, error_reason),
    (counted, target_group, bucket),
    (counted, hour, bucket),
    (counted, target_group, slot, pace),
    (counted, target_group, folded, bucket),
    (counted, target_group, folded, failed),
    (counted, target_group, folded, hour, pace),
    (counted, target_group, target, bucket),
    (counted, target_group, target, failed),
    (counted, address),
    (counted, failing_client, failed_of),
    (counted, target_group, host, failed),
    (counted, target_group, node, failed),
    (counted, agent),
    (counted, tls, classification, reason))
), taken_apart AS (
  SELECT
    section, of_latency, counted, file, target, node, host, status, made_by, error_reason, hour, slot, bucket, pace, folded,
    address, failing_client, agent, tls, classification, reason, n, client_errors, errors, received, sent, slowest_ms, example,
    first_s, last_s,
    coalesce(failed, substr(failed_of, 1, ${failedLength})) AS failed,
    coalesce(target_group, substr(failed_of, 1 + ${failedLength})) AS target_group
  FROM grouped
  WHERE section = 'file' OR counted AND (section <> 'apiClient' OR failed_of IS NOT NULL)
), urls AS (
  SELECT
    *,
    CASE WHEN target_group IS NOT NULL THEN ${api} END AS api,
    -- what costs too much on each line is folded here: what no word looks like, and what is too long for one; then the
    -- slashes that were added go again. '- http://host- ' is what is logged of a request not understood
    CASE WHEN strpos(folded, '://') > 0 AND folded NOT LIKE '- %'
         THEN regexp_replace(replace(regexp_replace(folded,
             '/(?:(?:[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ0-9]{0,8}[aeiouyAEIOUY_-])*'
               || '[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ0-9]{9}[0-9A-Za-z_-]*'
               || '|[0-9A-Za-z_-]*(?:[A-Z0-9]+[a-z_-]{1,6}){7}[0-9A-Za-z_-]*'
               || '|[0-9A-Za-z_-]{40,})/', '/{id}/'), '//', '/'), '/$', '') END AS url
  FROM taken_apart
), named AS (
  SELECT
    *,
    CASE section
      WHEN 'file' THEN file
      WHEN 'route' THEN split_part(url, ' ', 1) || ' ' || CASE
        WHEN strpos(substr(url, strpos(url, '://') + 3), '/') = 0 THEN '/'
        ELSE substr(url, strpos(url, '://') + 2 + strpos(substr(url, strpos(url, '://') + 3), '/')) END
      WHEN 'apiClient' THEN failing_client
      WHEN 'target' THEN target
      WHEN 'host' THEN nullif(regexp_replace(host, ':[0-9]+$', ''), '')
      WHEN 'node' THEN node
      WHEN 'connection' THEN tls END AS "value",
    coalesce(address, agent) AS one_of_many,
    CASE WHEN section = 'hourLatency' THEN hour END AS of_hour,
    CASE WHEN of_latency = 0 THEN n ELSE 0 END AS counts
  FROM urls
), valued AS (
  SELECT
    section, api, "value", classification, reason,
    of_hour AS hour,
    sum(counts) AS requests,
    sum(CASE WHEN of_latency = 0 THEN client_errors ELSE 0 END) AS client_errors,
    sum(CASE WHEN of_latency = 0 THEN errors ELSE 0 END) AS errors,
    max(CASE WHEN of_latency = 0 THEN client_errors END) AS client_error_peak,
    max(CASE WHEN of_latency = 0 THEN errors END) AS error_peak,
    sum(CASE WHEN section = 'traffic' THEN received END) AS received,
    sum(CASE WHEN section = 'traffic' THEN sent END) AS sent,
    sum(CASE WHEN NOT counted THEN n ELSE 0 END) AS outside,
    sum(CASE WHEN counted IS NULL THEN n ELSE 0 END) AS malformed,
    max(slowest_ms) AS slowest_ms,
    min(example) AS example,
    sum(CASE WHEN bucket IS NOT NULL THEN n ELSE 0 END) AS latencies,
    sum(CASE WHEN bucket = ${noAnswerBucket} THEN n ELSE 0 END) AS timeouts,
    sum(CASE WHEN bucket > ${zeroBucket} AND bucket < ${noAnswerBucket}
             THEN CAST(round(n * 0.99E0 * power(1.01E0 / 0.99E0, bucket)) AS bigint) ELSE 0 END) AS total_ms,
    array_sort(array_agg((CAST(bucket AS bigint) + ${rankShift}) * ${rankBase} + n)
      FILTER (WHERE bucket IS NOT NULL AND section IN ('route', 'target'))) AS sketch_list,
    array_join(array_agg(CAST(bucket AS varchar) || ':' || CAST(n AS varchar))
      FILTER (WHERE bucket IS NOT NULL AND section IN ('apiLatency', 'hourLatency')), ' ') AS sketch,
    array_join(array_agg(coalesce(slot, hour) || ':' || CAST(pace AS varchar) || ':' || CAST(n AS varchar))
      FILTER (WHERE pace IS NOT NULL), ',') AS paces,
    array_join(array_agg(failed || ':' || CAST(n AS varchar)) FILTER (WHERE failed IS NOT NULL), ',') AS failures,
    -- a reason is text of whoever wrote the log, so it must not look like two, or like a part more
    array_join(array_agg(slot || ':' || substr(status, 1, ${longestText}) || ':' || made_by || ':'
        || coalesce(replace(replace(error_reason, ':', '_'), ' ', '_'), '') || ':' || CAST(n AS varchar) || ':'
        || CAST(CAST(round(first_s * 1E9) AS bigint) AS varchar) || ':'
        || CAST(CAST(round(last_s * 1E9) AS bigint) AS varchar))
      FILTER (WHERE section = 'traffic'), ' ') AS answers,
    -- of clients and user agents each group is one already, and any may be another: they are cut here, and are one row
    array_join(min_by(CAST(n AS varchar) || ' ' || CAST(client_errors AS varchar) || ' ' || CAST(errors AS varchar)
        || ' 0 0 - - 0' || coalesce(' ' || substr(one_of_many, 1, ${longestText}), ''),
        row(-n, CASE WHEN one_of_many IS NULL THEN 1 ELSE 0 END, coalesce(substr(one_of_many, 1, ${longestText}), '')),
        ${top}) FILTER (WHERE section IN ('client', 'userAgent')), chr(10)) AS most_of_many,
    array_join(array_agg(DISTINCT substr(target_group, 1, ${longestText}))
      FILTER (WHERE section = 'traffic'), ' ') AS target_groups
  FROM named
  GROUP BY section, api, "value", classification, reason, of_hour
), ranked AS (
  SELECT
    *,
    ${p95} AS p95_bucket,
    ${p99} AS p99_bucket,
    CASE WHEN "value" IS NULL THEN 1 ELSE 0 END AS nameless,
    coalesce(substr("value", 1, ${longestText}), '') AS name
  FROM valued
), told AS (
  SELECT
    *,
    CAST(requests AS varchar) || ' ' || CAST(client_errors AS varchar) || ' ' || CAST(errors AS varchar) || ' '
      || CAST(latencies AS varchar) || ' ' || CAST(timeouts AS varchar) || ' '
      || coalesce(CAST(p95_bucket AS varchar), '-') || ' ' || coalesce(CAST(p99_bucket AS varchar), '-') || ' '
      || CAST(total_ms AS varchar) || CASE WHEN nameless = 0 THEN ' ' || name ELSE '' END AS told,
    CAST(requests AS varchar) || ' ' || failures || ' ' || name AS suspected,
    CAST(requests AS varchar) || ' ' || paces || ' ' || name AS paced,
    row(-requests, nameless, name) AS most_first,
    section = 'route' OR (section IN ('target', 'apiClient', 'host', 'node') AND name NOT IN ('-', '')) AS suspicious,
    CASE WHEN section = 'connection' THEN name END AS tls,
    CASE WHEN section = 'file' THEN nullif(regexp_extract("value", '${folder}'), '') END AS folder
  FROM ranked
)
SELECT
  section, substr(api, 1, ${longestText}) AS api, hour, tls,
  substr(classification, 1, ${longestText}) AS classification,
  substr(reason, 1, ${longestText}) AS reason,
  folder,
  sum(requests) AS requests,
  sum(client_errors) AS client_errors,
  sum(errors) AS errors,
  sum(received) AS received,
  sum(sent) AS sent,
  sum(outside) AS outside,
  sum(malformed) AS malformed,
  count(*) AS members,
  CAST(round(max(slowest_ms) * 1000E0) AS bigint) AS slowest_micros,
  max(sketch) AS sketch,
  max(CASE WHEN section = 'slotLatency' THEN paces END) AS paces,
  max(answers) AS answers,
  max(target_groups) AS target_groups,
  coalesce(max(most_of_many), array_join(min_by(told, most_first, ${top})
    FILTER (WHERE section = 'route' OR section = 'target' AND name <> '-'), chr(10))) AS most,
  array_join(min_by(told, row(-errors, most_first), ${top})
    FILTER (WHERE section = 'route' AND errors > 0), chr(10)) AS failing,
  array_join(min_by(told, row(-CAST(errors AS double) / requests, most_first), ${top})
    FILTER (WHERE section = 'route' AND errors > 0 AND requests >= ${minimumSample}), chr(10)) AS failing_often,
  array_join(min_by(told, row(-p99_bucket, most_first), ${top})
    FILTER (WHERE section = 'route' AND latencies >= ${minimumSample}), chr(10)) AS slow,
  array_join(min_by(told, row(-total_ms, most_first), ${top})
    FILTER (WHERE section = 'route' AND total_ms > 0), chr(10)) AS busy,
  -- what may be the cause of an incident has its worst ten minutes then, whatever fails here and there all day
  array_join(min_by(suspected, row(-error_peak, most_first), ${suspects})
    FILTER (WHERE errors > 0 AND suspicious), chr(10)) AS error_suspects,
  array_join(min_by(suspected, row(-client_error_peak, most_first), ${suspects})
    FILTER (WHERE client_errors > 0 AND suspicious), chr(10)) AS client_error_suspects,
  array_join(min_by(paced, most_first, ${suspects}) FILTER (WHERE section = 'route' AND paces IS NOT NULL), chr(10))
    AS paced_routes,
  array_join(min_by(CAST(malformed AS varchar) || ' ' || name || chr(9) || example, row(-malformed, name), ${examples})
    FILTER (WHERE malformed > 0), chr(10)) AS examples
FROM told
GROUP BY section, api, hour, tls, classification, reason, folder
