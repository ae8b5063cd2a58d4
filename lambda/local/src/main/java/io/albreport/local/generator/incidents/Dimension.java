package io.albreport.local.generator.incidents;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.albreport.local.generator.landscape.Endpoint;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.traffic.Request;

/** In what requests may differ, and what goes wrong may be concentrated. */
public enum Dimension {
    /** Address and port. */
    @JsonProperty("target")
    TARGET {
        @Override
        String of(Request request, String node) {
            return request.target();
        }
    },
    /** Method and path, ids folded. */
    @JsonProperty("route")
    ROUTE {
        @Override
        String of(Request request, String node) {
            return request.call().method() + " " + request.call().route();
        }
    },
    /** Address. */
    @JsonProperty("client")
    CLIENT {
        @Override
        String of(Request request, String node) {
            return request.client().ip();
        }
    },
    /** The name in the URL. */
    @JsonProperty("host")
    HOST {
        @Override
        String of(Request request, String node) {
            Call call = request.call();
            int start = call.text().indexOf("://") + 3;
            return call.text().substring(start, call.text().indexOf(':', start));
        }
    },
    /** Address of the load balancer's node. */
    @JsonProperty("node")
    NODE {
        @Override
        String of(Request request, String node) {
            return node;
        }
    };

    /**
     * @param request one that reached a target group
     * @param node that wrote it down
     */
    abstract String of(Request request, String node);

    static String route(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path().route();
    }
}
