package io.albreport.benchmark;

import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.infrastructure.Environments;

import static org.assertj.core.api.Assertions.assertThat;

class LambdaMachineTest {
    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("F9: the JVM is measured with the options that the stack sets")
    void the_jvm_is_measured_as_it_is_deployed(int memoryMb, String options) {
        assertThat(new LambdaMachine(memoryMb, true).javaToolOptions()).isEqualTo(options);
    }

    static Stream<Object[]> functions() {
        return Environments.names().stream()
                .map(environment -> Environments.deployed(environment).resources("AWS::Lambda::Function"))
                .map(Map::values).flatMap(functions -> functions.stream())
                .filter(function -> function.path("Handler").asText().contains("ReportHandler"))
                .map(function -> new Object[]{function.path("MemorySize").asInt(), options(function)});
    }

    private static String options(JsonNode function) {
        return function.at("/Environment/Variables/JAVA_TOOL_OPTIONS").asText();
    }
}
