package io.albreport.local.generator.request;

/** Bytes as the load balancer counts them, headers included. */
public record Volume(long received, long sent) {}
