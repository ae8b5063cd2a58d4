package io.albreport.local.generator;

/** Bytes as the load balancer counts them, headers included. */
record Volume(long received, long sent) {}
