package io.albreport.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives tests the one {@link EmbeddedTrino} of the whole run, which takes seconds to start. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnTrino.OneForAll.class)
public @interface OnTrino {

    /** Started by the first test that asks, closed by JUnit after the last one. */
    final class OneForAll extends TypeBasedParameterResolver<EmbeddedTrino> {
        @Override
        public EmbeddedTrino resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(OnTrino.class))
                    .computeIfAbsent(EmbeddedTrino.class, _ -> start(), EmbeddedTrino.class);
        }

        private static EmbeddedTrino start() {
            try {
                return new EmbeddedTrino();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
