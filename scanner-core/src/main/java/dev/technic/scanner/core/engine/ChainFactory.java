package dev.technic.scanner.core.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the chains of one graph, each of a class of its own. The virtual machine profiles a call site per class: were the chains of all
 * graphs of one class, its call sites would see every kernel there is and none could be called directly.
 */
final class ChainFactory {

    private final List<MethodHandle> constructors;

    private ChainFactory(List<MethodHandle> constructors) {
        this.constructors = constructors;
    }

    /** For a graph of so many kernels. */
    static ChainFactory forKernels(int kernels) {
        List<MethodHandle> constructors = new ArrayList<>();
        for (int from = 0; from < kernels; from += Chain.LENGTH) {
            constructors.add(constructor());
        }
        return new ChainFactory(List.copyOf(constructors));
    }

    private static MethodHandle constructor() {
        MethodType nothing = MethodType.methodType(void.class);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try (InputStream code = ChainFactory.class.getResourceAsStream("UnrolledChain.class")) {
            if (code == null) {
                return lookup.findConstructor(UnrolledChain.class, nothing).asType(MethodType.methodType(Chain.class));
            }
            MethodHandles.Lookup anew = lookup.defineHiddenClass(code.readAllBytes(), false);
            return anew.findConstructor(anew.lookupClass(), nothing).asType(MethodType.methodType(Chain.class));
        } catch (IOException | IllegalAccessException | NoSuchMethodException impossible) {
            throw new IllegalStateException("the engine's own code cannot be loaded", impossible);
        }
    }

    /** New chains, enough for all kernels; the places of one follow those of the one before. */
    Chain[] make() {
        Chain[] chains = new Chain[constructors.size()];
        for (int c = 0; c < chains.length; c++) {
            try {
                chains[c] = (Chain) constructors.get(c).invokeExact();
            } catch (Throwable impossible) {
                throw new IllegalStateException("the engine's own code cannot be run", impossible);
            }
        }
        return chains;
    }
}
