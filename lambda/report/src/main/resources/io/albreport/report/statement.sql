-- One scan of a day's lines, all groupings of the report at once, then a second, small pass over the groups that
-- names the APIs, packs each latency sketch into one text and cuts the top lists.
--
-- Runs unchanged on DuckDB and on Trino/Athena; what the dialects do not share is named in LogTable of each engine.
-- The table has the fields of an access log line as text, NULL in all of them for a line that is not one; "line" holds
-- the text of such a line, "$path" the file.
WITH lines AS (
  SELECT
    "$path" AS file,
    line,
    "time" AS at_time,
    CASE WHEN "time" IS NULL THEN 'malformed'
         WHEN "time" >= '${start}' AND "time" < '${end}' THEN 'counted'
         ELSE 'outside' END AS outcome,
    substr("time", 12, 2) AS hour,
    target_group_arn AS target_group,
    elb_status_code AS status,
    CASE WHEN target_status_code LIKE '-%' THEN 'loadBalancer' ELSE 'target' END AS made_by,
    CASE WHEN elb_status_code LIKE '4__' THEN 1 END AS client_error,
    CASE WHEN elb_status_code LIKE '5__' THEN 1 END AS error,
    try_cast(received_bytes AS bigint) AS received,
    try_cast(sent_bytes AS bigint) AS sent,
    try_cast(target_processing_time AS double) * 1000E0 AS ms,
    -- without the protocol (and the space that may trail it), then without the query
    split_part(regexp_replace(request, ' [^ ]* ?$', ''), '?', 1) AS method_and_url,
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
), urls AS (
  SELECT
    *,
    CASE WHEN strpos(method_and_url, '://') > 0 AND method_and_url NOT LIKE '- %'
         THEN substr(method_and_url, strpos(method_and_url, '://') + 3) END AS host_and_path
  FROM lines
), requests AS (
  SELECT
    *,
    -- DDSketch: index = ceil(log_gamma(ms)), gamma = (1 + a) / (1 - a), a = 1 %; 0 ms has a bucket of its own
    CASE WHEN ms > 0E0 THEN CAST(ceil(ln(ms) / ln(1.01E0 / 0.99E0)) AS integer)
         WHEN ms = 0E0 THEN ${zeroBucket} END AS bucket,
    CASE WHEN host_and_path IS NOT NULL THEN split_part(method_and_url, ' ', 1) END AS method,
    -- each slash doubled gives each segment slashes of its own, so that neighbouring ids are all found
    CASE WHEN strpos(host_and_path, '/') = 0 THEN '/'
         ELSE replace(regexp_replace(replace(substr(host_and_path, strpos(host_and_path, '/')), '/', '//') || '/',
                '/(?:[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,})/',
                '/{id}/'), '//', '/') END AS route_and_slash
  FROM urls
), grouped AS (
  SELECT
    CASE grouping(file, status, hour, bucket, route_and_slash, address, agent, tls)
      WHEN 255 THEN 'outcome'
      WHEN 127 THEN 'file'
      WHEN 191 THEN 'apiStatus'
      WHEN 159 THEN 'hourStatus'
      WHEN 223 THEN 'apiHour'
      WHEN 239 THEN 'apiLatency'
      WHEN 207 THEN 'hourLatency'
      WHEN 231 THEN 'route'
      WHEN 251 THEN 'client'
      WHEN 253 THEN 'userAgent'
      WHEN 254 THEN 'connection' END AS section,
    outcome, file, target_group, status, made_by, hour, bucket, method, route_and_slash, address, agent, tls,
    classification, reason,
    count(*) AS n,
    count(client_error) AS client_errors,
    count(error) AS errors,
    sum(received) AS received,
    sum(sent) AS sent,
    count(line) AS malformed,
    min(line) AS example,
    min(at_time) AS first_at,
    max(at_time) AS last_at
  FROM requests
  GROUP BY GROUPING SETS (
    (outcome),
    (file),
    (outcome, target_group, status, made_by),
    (outcome, hour, status, made_by),
    (outcome, target_group, hour),
    (outcome, target_group, bucket),
    (outcome, hour, bucket),
    (outcome, target_group, method, route_and_slash, bucket),
    (outcome, address),
    (outcome, agent),
    (outcome, tls, classification, reason))
), named AS (
  SELECT
    *,
    ${api} AS api,
    CASE WHEN section = 'apiStatus' THEN target_group END AS member,
    CASE WHEN route_and_slash <> '/' THEN substr(route_and_slash, 1, length(route_and_slash) - 1)
         ELSE route_and_slash END AS route,
    CASE section WHEN 'client' THEN address
                 WHEN 'userAgent' THEN agent
                 WHEN 'connection' THEN tls
                 WHEN 'outcome' THEN outcome
                 WHEN 'file' THEN CASE WHEN malformed > 0 THEN file END END AS "value",
    CASE WHEN bucket IS NOT NULL THEN n ELSE 0 END AS latencies
  FROM grouped
  WHERE outcome = 'counted' OR section IN ('outcome', 'file')
), ranked AS (
  SELECT
    *,
    sum(latencies) OVER (PARTITION BY section, api, method, route ORDER BY bucket NULLS LAST) AS up_to,
    sum(latencies) OVER (PARTITION BY section, api, method, route) AS of_all
  FROM named
), answers AS (
  SELECT
    section, api, member, status, made_by, hour, method, route, "value", classification, reason,
    sum(n) AS requests,
    sum(client_errors) AS client_errors,
    sum(errors) AS errors,
    sum(received) AS received,
    sum(sent) AS sent,
    sum(malformed) AS malformed,
    min(example) AS example,
    min(first_at) AS first_at,
    max(last_at) AS last_at,
    count(*) AS members,
    sum(latencies) AS latencies,
    min(CASE WHEN up_to * 100 >= of_all * 95 THEN bucket END) AS p95_bucket,
    array_join(array_agg(CAST(bucket AS varchar) || ':' || CAST(n AS varchar))
      FILTER (WHERE section IN ('apiLatency', 'hourLatency') AND bucket IS NOT NULL), ' ') AS sketch
  FROM ranked
  GROUP BY section, api, member, status, made_by, hour, method, route, "value", classification, reason
), listed AS (
  SELECT
    *,
    sum(members) OVER (PARTITION BY section) AS section_members,
    row_number() OVER (PARTITION BY section
      ORDER BY CASE section WHEN 'route' THEN errors WHEN 'file' THEN malformed ELSE requests END DESC, requests DESC,
        api NULLS LAST, route NULLS LAST, method NULLS LAST, "value" NULLS LAST) AS place,
    row_number() OVER (PARTITION BY section
      ORDER BY CASE WHEN latencies >= ${minimumSample} THEN p95_bucket END DESC NULLS LAST, latencies DESC,
        api NULLS LAST, route NULLS LAST, method NULLS LAST) AS slow_place
  FROM answers
)
SELECT
  section, api, member, status, made_by, hour, method, route, "value", classification, reason,
  requests, client_errors, errors, received, sent, malformed, example, first_at, last_at,
  section_members, latencies, p95_bucket, sketch, place, slow_place
FROM listed
WHERE CASE section
        WHEN 'route' THEN errors > 0 AND place <= ${top} OR latencies >= ${minimumSample} AND slow_place <= ${top}
        WHEN 'client' THEN place <= ${top}
        WHEN 'userAgent' THEN place <= ${top}
        WHEN 'file' THEN place <= ${examples}
        ELSE TRUE END
