package io.albreport.aws;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/** What lies between the function and a service, and can break in every way that a network and a service can. */
public final class Wire implements AutoCloseable {
    private static final int BEFORE_ALL_OTHERS = 1;
    private static final int AFTER_ALL_OTHERS = 10;

    private final WireMockServer server;
    private volatile Predicate<Request> refused = _ -> false;
    private volatile Predicate<Request> unanswered = _ -> false;
    private volatile UnaryOperator<String> translation = UnaryOperator.identity();
    private volatile BiConsumer<Request, Response> observer = (_, _) -> {};

    /**
     * @param service what answers when nothing is broken
     */
    public Wire(URI service) {
        server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").extensions(new Refusal(), new LostAnswer())
                        .gzipDisabled(true).disableRequestJournal().notifier(new ConsoleNotifier(false)));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(AFTER_ALL_OTHERS)
                .willReturn(aResponse().proxiedFrom(service.toString())));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** From now on, what matches gets this answer. */
    public void answer(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.atPriority(BEFORE_ALL_OTHERS).willReturn(answer));
    }

    /** From now on, what matches gets this answer so many times, and then the service's. */
    public void answer(int times, MappingBuilder request, ResponseDefinitionBuilder answer) {
        AtomicInteger left = new AtomicInteger(times);
        server.stubFor(request.andMatching(_ -> MatchResult.of(left.getAndDecrement() > 0))
                .atPriority(BEFORE_ALL_OTHERS).willReturn(answer));
    }

    /** Requests of this kind do not reach the service, or its answers to them are lost. Asked once, in that order. */
    public void cut(Predicate<Request> before, Predicate<Request> after) {
        refused = before;
        unanswered = after;
    }

    /** From now on, requests reach the service under other URLs. */
    public void translate(UnaryOperator<String> urls) {
        translation = urls;
    }

    /** From now on, this is shown what the service answers, and to what, also where the answer is lost. */
    public void observe(BiConsumer<Request, Response> observer) {
        this.observer = observer;
    }

    /** Nothing is broken any more. */
    public void mend() {
        cut(_ -> false, _ -> false);
        List.copyOf(server.getStubMappings()).stream().filter(stub -> stub.getPriority() == BEFORE_ALL_OTHERS)
                .forEach(server::removeStub);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Refusal implements StubRequestFilterV2 {
        @Override
        public String getName() {
            return "refusal";
        }

        @Override
        public RequestFilterAction filter(Request request, ServeEvent event) {
            return refused.test(request)
                    ? RequestFilterAction.stopWith(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build())
                    : RequestFilterAction
                            .continueWith(
                                    RequestWrapper.create().transformAbsoluteUrl(translation::apply).wrap(request));
        }
    }

    private final class LostAnswer implements ResponseTransformerV2 {
        @Override
        public String getName() {
            return "lost-answer";
        }

        @Override
        public Response transform(Response response, ServeEvent event) {
            observer.accept(event.getRequest(), response);
            return unanswered.test(event.getRequest())
                    ? Response.Builder.like(response).but().fault(Fault.CONNECTION_RESET_BY_PEER).build()
                    : response;
        }
    }
}
