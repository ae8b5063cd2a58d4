-- Routes of a few lines, from which follows which segments have very many values.
WITH
${requests}, routes AS (
  SELECT ${api} AS api, folded
  FROM routed
  WHERE counted
), readable AS (
  SELECT
    api,
    ${url} AS url
  FROM routes
)
SELECT api, url, count(*) AS requests
FROM readable
WHERE api IS NOT NULL AND url IS NOT NULL
GROUP BY api, url
