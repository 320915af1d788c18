package dev.sailplan.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.util.function.Consumer;

/// Loads the product anew, with other code in one method: a bug that the product has no switch for.
final class PlantingLoader extends ClassLoader {
    private final Bug bug;

    /// @param code of the method instead of its own
    record Bug(String className, String method, Consumer<CodeBuilder> code) {}

    PlantingLoader(Bug bug) {
        super(PlantingLoader.class.getClassLoader());
        this.bug = bug;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.sailplan.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] code = name.equals(bug.className()) ? planted(bytes) : bytes;
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] planted(byte[] bytes) {
        ClassFile file = ClassFile.of();
        return file.transformClass(
                file.parse(bytes),
                (builder, element) -> {
                    if (element instanceof MethodModel method
                            && method.methodName().equalsString(bug.method())) {
                        builder.withMethod(
                                method.methodName(),
                                method.methodType(),
                                method.flags().flagsMask(),
                                it -> it.withCode(bug.code()));
                    } else {
                        builder.with(element);
                    }
                });
    }
}
