-- One scan of a day's lines, all groupings of the report at once, then two small passes over the groups: the first names
-- the APIs and adds up what is of one value (a route, a client, a target), the second cuts what is listed and packs it
-- into texts. No window, join or sort sees the groups, of which there may be as many as lines: lists are cut while they
-- are grouped.
--
-- Runs unchanged on DuckDB and on Trino/Athena; what the dialects do not share is named in LogTable of each engine.
-- The table has the fields of an access log line as text, NULL in all of them for a line that is not one; "line" holds
-- the text of such a line, "$path" the file. Times are instants; of all else only the shape is known, so that a number
-- out of range is NULL here, and a text is cut before it is answered: no line, however absurd or long, fails the run.
WITH
${requests}, measured AS (
  SELECT
    *,
    -- enough for the question whether an hour was slower than others, at a sixth of the groups
    CASE WHEN bucket < ${noAnswerBucket} THEN CAST(floor(bucket / ${bucketsPerPace}E0) AS integer) END AS pace
  FROM routed
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
    counted, ignored, early, file, target_group, target, node, host, status, made_by, error_reason, failed, failed_of, hour, slot,
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
    (counted, ignored, early, file),
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
    section, of_latency, counted, ignored, early, file, target, node, host, status, made_by, error_reason, hour, slot, bucket,
    pace, folded, address, failing_client, agent, tls, classification, reason, n, client_errors, errors, received, sent,
    slowest_ms, example, first_s, last_s,
    coalesce(failed, substr(failed_of, 1, ${failedLength})) AS failed,
    coalesce(target_group, substr(failed_of, 1 + ${failedLength})) AS target_group
  FROM grouped
  WHERE section = 'file' OR counted AND (section <> 'apiClient' OR failed_of IS NOT NULL)
), urls AS (
  SELECT
    *,
    CASE WHEN target_group IS NOT NULL THEN ${api} END AS api,
    ${url} AS url
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
    sum(CASE WHEN NOT counted AND NOT ignored THEN n ELSE 0 END) AS outside,
    sum(CASE WHEN early THEN n ELSE 0 END) AS early,
    sum(CASE WHEN ignored THEN n ELSE 0 END) AS ignored,
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
    -- what was only refused is no route: a scanner asks for thousands
    section = 'route' AND nameless = 0 AND client_errors < requests AND name NOT LIKE '%/{value}%' AS answered_route,
    section = 'route' AND name LIKE '%/{value}%' AS learnt_route,
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
  sum(early) AS early,
  sum(ignored) AS ignored,
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
  -- how many routes there are; those told by what was learnt; and of very many some, by chance, but by the same on each
  -- engine: later reports learn from them
  CASE WHEN section = 'route' THEN array_join(ARRAY[
      CAST(count(*) FILTER (WHERE answered_route) AS varchar),
      array_join(min_by(substr(name, 1, ${longestSampled}), most_first, ${toldByLearnt}) FILTER (WHERE learnt_route), chr(10)),
      CASE WHEN count(*) FILTER (WHERE answered_route) > ${many}
           THEN array_join(min_by(substr(name, 1, ${longestSampled}), md5(to_utf8(name)), ${sampled})
             FILTER (WHERE answered_route), chr(10)) END], chr(10)) END AS route_sample,
  array_join(min_by(CAST(malformed AS varchar) || ' ' || name || chr(9) || example, row(-malformed, name), ${examples})
    FILTER (WHERE malformed > 0), chr(10)) AS examples
FROM told
GROUP BY section, api, hour, tls, classification, reason, folder
