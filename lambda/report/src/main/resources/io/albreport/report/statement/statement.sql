-- One scan of a day's lines, all groupings of the report at once, then a second, small pass over the groups that
-- names the APIs, packs statuses and latency sketches into texts, and cuts the top lists.
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
    -- without its last letter, so that 10:00:00 is before 10:00:00.25 also as text
    substr("time", 1, length("time") - 1) AS at_time,
    substr("time", 12, 2) AS hour,
    substr("time", 15, 1) AS ten_minutes,
    target_group_arn AS target_group,
    elb_status_code AS status,
    -- an answer is the target's if the client got the target's status; else the load balancer had none, or put its own
    CASE WHEN target_status_code = elb_status_code AND elb_status_code NOT LIKE '-%'
         THEN 'target' ELSE 'loadBalancer' END AS made_by,
    CASE WHEN error_reason NOT IN ('-', '') THEN substr(error_reason, 1, ${longestReason}) END AS error_reason,
    CASE WHEN elb_status_code LIKE '4__' AND try_cast(elb_status_code AS integer) IS NOT NULL THEN 1 END AS client_error,
    CASE WHEN elb_status_code LIKE '5__' AND try_cast(elb_status_code AS integer) IS NOT NULL THEN 1 END AS error,
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
    CASE WHEN counted THEN at_time END AS counted_at,
    CASE WHEN NOT counted THEN 1 END AS outside,
    -- DDSketch: index = ceil(log_gamma(ms)), gamma = (1 + a) / (1 - a), a = 1 %; 0 ms has a bucket of its own
    -- below a millionth of a millisecond is 0; what timed out has waited longer than all that were answered
    CASE WHEN ms > 1E-6 AND ms <= ${longestMs}E0 THEN CAST(ceil(ln(ms) / ln(1.01E0 / 0.99E0)) AS integer)
         WHEN ms >= 0E0 AND ms <= ${longestMs}E0 THEN ${zeroBucket}
         WHEN status = '504' THEN ${noAnswerBucket} END AS bucket,
    CASE WHEN ms >= 0E0 AND ms <= ${longestMs}E0 THEN ms END AS answered_ms,
    -- ids become {id}; each slash doubled gives each segment slashes of its own, so that neighbouring ids are all found
    replace(regexp_replace(replace(url, '/', '//') || '/',
      '/(?:[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,})/',
      '/{id}/'), '//', '/') AS folded
  FROM lines
), grouped AS (
  SELECT
    CASE grouping(file, status, hour, bucket, folded, address, agent, tls)
      WHEN 127 THEN 'file'
      WHEN 159 THEN 'traffic'
      WHEN 239 THEN 'apiLatency'
      WHEN 207 THEN 'hourLatency'
      WHEN 231 THEN 'route'
      WHEN 251 THEN 'client'
      WHEN 253 THEN 'userAgent'
      WHEN 254 THEN 'connection' END AS section,
    counted, file, target_group, status, made_by, error_reason, hour, ten_minutes, bucket, folded, address, agent, tls, classification, reason,
    count(*) AS n,
    count(client_error) AS client_errors,
    count(error) AS errors,
    sum(received) AS received,
    sum(sent) AS sent,
    count(outside) AS outside,
    count(line) AS malformed,
    max(answered_ms) AS slowest_ms,
    min(line) AS example,
    min(counted_at) AS first_at,
    max(counted_at) AS last_at
  FROM requests
  GROUP BY GROUPING SETS (
    (file),
    (counted, target_group, hour, ten_minutes, status, made_by, error_reason),
    (counted, target_group, bucket),
    (counted, hour, bucket),
    (counted, target_group, folded, bucket),
    (counted, address),
    (counted, agent),
    (counted, tls, classification, reason))
), cut AS (
  -- every client may be another, so what is listed of them is cut while it is grouped: nothing that follows, windows
  -- least of all, sees more of them than one row; all other groups stay what they are
  SELECT
    section, file, target_group, status, made_by, error_reason, hour, ten_minutes, bucket, folded, tls, classification, reason,
    sum(n) AS n,
    sum(client_errors) AS client_errors,
    sum(errors) AS errors,
    sum(received) AS received,
    sum(sent) AS sent,
    sum(outside) AS outside,
    sum(malformed) AS malformed,
    max(slowest_ms) AS slowest_ms,
    min(example) AS example,
    min(first_at) AS first_at,
    max(last_at) AS last_at,
    array_join(min_by(
        CAST(n AS varchar) || ' ' || CAST(client_errors AS varchar) || ' ' || CAST(errors AS varchar)
          || coalesce(' ' || substr(coalesce(address, agent), 1, ${longestText}), ''),
        row(-n, CASE WHEN coalesce(address, agent) IS NULL THEN 1 ELSE 0 END, coalesce(address, agent, '')),
        ${top}) FILTER (WHERE section IN ('client', 'userAgent')), chr(10)) AS most
  FROM grouped
  WHERE counted OR section = 'file'
  GROUP BY section, file, target_group, status, made_by, error_reason, hour, ten_minutes, bucket, folded, tls, classification, reason
), urls AS (
  SELECT
    *,
    ${api} AS api,
    -- the slash that was added for folding goes again; '- http://host- ' is what is logged of a request not understood
    CASE WHEN strpos(folded, '://') > 0 AND folded NOT LIKE '- %'
         THEN substr(folded, 1, length(folded) - 1) END AS url
  FROM cut
), named AS (
  SELECT
    *,
    CASE WHEN url IS NOT NULL THEN split_part(url, ' ', 1) END AS method,
    substr(url, strpos(url, '://') + 3) AS host_and_path,
    CASE WHEN bucket IS NOT NULL THEN n ELSE 0 END AS latencies,
    CASE WHEN bucket = ${noAnswerBucket} THEN n ELSE 0 END AS timeouts,
    row_number() OVER (PARTITION BY section ORDER BY malformed DESC, file) AS file_place
  FROM urls
), ranked AS (
  SELECT
    *,
    CASE WHEN url IS NULL THEN NULL
         WHEN strpos(host_and_path, '/') = 0 THEN '/'
         ELSE substr(host_and_path, strpos(host_and_path, '/')) END AS route
  FROM named
), summed AS (
  SELECT
    *,
    CASE section WHEN 'connection' THEN tls
                 WHEN 'file' THEN CASE WHEN malformed > 0 AND file_place <= ${examples} THEN file END END AS "value",
    CASE WHEN section = 'file' THEN nullif(regexp_extract(file, '${folder}'), '') END AS folder,
    CASE WHEN section IN ('traffic', 'hourLatency') THEN hour END AS of_hour,
    sum(latencies) OVER (PARTITION BY section, api, method, route ORDER BY bucket NULLS LAST) AS up_to,
    sum(latencies) OVER (PARTITION BY section, api, method, route) AS of_all
  FROM ranked
), answers AS (
  SELECT
    section, api, of_hour AS hour, method, route, "value", classification, reason, folder,
    sum(n) AS requests,
    sum(client_errors) AS client_errors,
    sum(errors) AS errors,
    sum(received) AS received,
    sum(sent) AS sent,
    sum(outside) AS outside,
    sum(malformed) AS malformed,
    min(example) AS example,
    min(first_at) || 'Z' AS first_at,
    max(last_at) || 'Z' AS last_at,
    count(*) AS members,
    sum(latencies) AS latencies,
    sum(timeouts) AS timeouts,
    -- a whole number, which all engines write alike
    CAST(round(max(slowest_ms) * 1000E0) AS bigint) AS slowest_micros,
    min(CASE WHEN up_to * 100 >= of_all * 95 THEN bucket END) AS p95_bucket,
    array_join(array_agg(CAST(bucket AS varchar) || ':' || CAST(n AS varchar))
      FILTER (WHERE section IN ('apiLatency', 'hourLatency') AND bucket IS NOT NULL), ' ') AS sketch,
    -- a reason is text of whoever wrote the log, so it must not look like two, or like a part more
    array_join(array_agg(ten_minutes || ':' || substr(status, 1, ${longestText}) || ':' || made_by || ':'
        || coalesce(replace(replace(error_reason, ':', '_'), ' ', '_'), '') || ':' || CAST(n AS varchar) || ':'
        -- of what failed, when the first and the last were, within these ten minutes: 2:34 as 234
        || CASE WHEN client_errors + errors = 0 THEN ':'
                ELSE substr(first_at, 16, 1) || substr(first_at, 18, 2) || ':'
                  || substr(last_at, 16, 1) || substr(last_at, 18, 2) END)
      FILTER (WHERE section = 'traffic'), ' ') AS statuses,
    max(most) AS most,
    array_join(array_agg(DISTINCT substr(target_group, 1, ${longestText})) FILTER (WHERE section = 'traffic'), ' ') AS target_groups
  FROM summed
  GROUP BY section, api, of_hour, method, route, "value", classification, reason, folder
), listed AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY section
      ORDER BY CASE section WHEN 'route' THEN errors ELSE requests END DESC, requests DESC,
        route NULLS LAST, method NULLS LAST, api NULLS LAST, "value" NULLS LAST) AS place,
    row_number() OVER (PARTITION BY section
      ORDER BY CASE WHEN latencies >= ${minimumSample} THEN p95_bucket END DESC NULLS LAST, latencies DESC,
        route NULLS LAST, method NULLS LAST, api NULLS LAST) AS slow_place
  FROM answers
)
SELECT
  section,
  substr(api, 1, ${longestText}) AS api,
  hour,
  substr(method, 1, ${longestText}) AS method,
  substr(route, 1, ${longestText}) AS route,
  substr("value", 1, ${longestText}) AS "value",
  substr(classification, 1, ${longestText}) AS classification,
  substr(reason, 1, ${longestText}) AS reason,
  requests, client_errors, errors, received, sent,
  outside, malformed, example, first_at, last_at, members, latencies, timeouts, slowest_micros, p95_bucket, sketch, statuses, target_groups, most,
  place, slow_place, folder
FROM listed
WHERE CASE section
        WHEN 'route' THEN errors > 0 AND place <= ${top} OR latencies >= ${minimumSample} AND slow_place <= ${top}
        ELSE TRUE END
