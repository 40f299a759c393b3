package com.wallstreetsim.restore.adapter;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Stands in for an interface of which a test needs a method or two; a call of any other fails the test. */
public final class Fakes {
    private Fakes() {}

    /** What one method gives for its arguments. */
    public interface Answer {
        Object to(Object... arguments) throws Exception;
    }

    /** @param answers by the name of the method */
    public static <T> T of(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError(
                                "nobody asks for %s.%s".formatted(type.getSimpleName(), method.getName()));
                    }
                    return answer.to(arguments == null ? new Object[0] : arguments);
                }));
    }

    /** One that is not asked for anything. */
    public static <T> T unasked(Class<T> type) {
        return of(type, Map.of());
    }
}
