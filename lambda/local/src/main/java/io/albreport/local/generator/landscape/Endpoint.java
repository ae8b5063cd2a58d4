package io.albreport.local.generator.landscape;

/**
 * One thing that an API offers.
 *
 * @param weight against the API's other endpoints
 * @param status of its usual answer
 * @param bytes of its usual answer
 */
public record Endpoint(String method, PathTemplate path, int weight, String status, int bytes) {

    static Endpoint of(String method, String path, int weight, String status, int bytes) {
        return new Endpoint(method, PathTemplate.of(path), weight, status, bytes);
    }
}
