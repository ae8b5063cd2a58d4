-- A URL as people read it. What costs too much on each line is folded here, of what is grouped: what no word looks like,
-- and what is too long for one; then the slashes that were added go again. '- http://host- ' is what is logged of a
-- request not understood.
CASE WHEN strpos(folded, '://') > 0 AND folded NOT LIKE '- %'
     THEN regexp_replace(replace(regexp_replace(folded,
         '/(?:(?:[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ0-9]{0,8}[aeiouyAEIOUY_-])*'
           || '[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ0-9]{9}[0-9A-Za-z_-]*'
           || '|[0-9A-Za-z_-]*(?:[A-Z0-9]+[a-z_-]{1,6}){7}[0-9A-Za-z_-]*'
           || '|[0-9A-Za-z_-]{40,})/', '/{id}/'), '//', '/'), '/$', '') END
