package com.wallstreetsim.restore.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls a task on signals until closed. By reflection: {@code sun.misc.Signal} cannot be named in a build for Java 17
 * that takes warnings for errors.
 */
public final class Signals {
    private final List<Runnable> restores = new ArrayList<>();

    private Signals() {}

    /** Where signals cannot be handled, the virtual machine's own ways stay: it leaves, and the run goes on. */
    public static Signals call(Runnable task, String... names) {
        var signals = new Signals();
        for (var name : names) {
            try {
                signals.register(task, name);
            } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
                return signals;
            }
        }
        return signals;
    }

    private void register(Runnable task, String name) throws ReflectiveOperationException {
        var signalType = Class.forName("sun.misc.Signal");
        var handlerType = Class.forName("sun.misc.SignalHandler");
        var signal = signalType.getConstructor(String.class).newInstance(name);
        var handle = signalType.getMethod("handle", signalType, handlerType);
        var handler = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        task.run();
                    }
                    return null;
                });
        var before = handle.invoke(null, signal, handler);
        restores.add(() -> {
            try {
                handle.invoke(null, signal, before);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("unable to give back signal " + name, e);
            }
        });
    }

    /** Gives every signal back to whoever had it. */
    public void close() {
        restores.forEach(Runnable::run);
    }
}
