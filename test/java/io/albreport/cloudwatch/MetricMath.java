package io.albreport.cloudwatch;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;

/**
 * CloudWatch's arithmetic at one point of time: + - * / and comparisons, IF and FILL. A function that is not known here is refused.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
final class MetricMath {
    private static final ExpressionConfiguration CLOUDWATCH = ExpressionConfiguration.builder()
            .functionDictionary(functions())
            .arraysAllowed(false)
            .structuresAllowed(false)
            .build();

    private MetricMath() {}

    /**
     * @param values of every id there is; empty where there is none at this time
     * @return empty where the arithmetic has no result, for want of a value or by a division by zero
     */
    static OptionalDouble evaluate(String text, Map<String, OptionalDouble> values) {
        try {
            Expression expression = new Expression(text, CLOUDWATCH);
            for (String variable : expression.getUsedVariables()) {
                known(variable, values).ifPresent(value -> expression.with(variable, value));
            }
            return result(expression);
        } catch (ParseException e) {
            throw new IllegalArgumentException("metric math that is not understood here: " + text, e);
        }
    }

    /** A series without a value at this time, or nothing to divide by: CloudWatch has no point there either. */
    private static OptionalDouble result(Expression expression) throws ParseException {
        try {
            return OptionalDouble.of(expression.evaluate().getNumberValue().doubleValue());
        } catch (EvaluationException | ArithmeticException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble known(String variable, Map<String, OptionalDouble> values) {
        OptionalDouble value = new HashMap<>(values).get(variable);
        if (value == null) {
            throw new IllegalArgumentException("no metric has the id " + variable);
        }
        return value;
    }

    private static FunctionDictionaryIfc functions() {
        MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
        functions.addFunction("FILL", new Fill());
        functions.addFunction("IF", new IfFunction());
        return functions;
    }

    /** Lazy: a series without a value is what it is for. */
    @FunctionParameter(name = "series", isLazy = true)
    @FunctionParameter(name = "otherwise")
    private static final class Fill extends AbstractFunction {
        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments) {
            try {
                return expression.evaluateSubtree(arguments[0].getExpressionNode());
            } catch (EvaluationException e) {
                return arguments[1];
            }
        }
    }
}
