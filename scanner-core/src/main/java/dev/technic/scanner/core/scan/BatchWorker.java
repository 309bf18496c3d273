package dev.technic.scanner.core.scan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.HashCode;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.engine.Stop;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.wire.BatchBytes;
import dev.technic.scanner.core.wire.PlanBytes;
import dev.technic.scanner.core.wire.ResultBytes;
import dev.technic.scanner.spi.ScanWorker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes batches with the planner and the engine of every scan, so with the same bits; plans are kept for the next batch. */
public final class BatchWorker implements ScanWorker {

    private static final int PLANS = 32;

    private final Catalogue catalogue;
    private final Cache<HashCode, Plan> plans =
            CacheBuilder.newBuilder().maximumSize(PLANS).build();

    BatchWorker(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** With the indicators that are found with a loader; null for the usual ones. */
    public static BatchWorker discover(@Nullable ClassLoader plugins) {
        return new BatchWorker(new Plugins(plugins).indicators(List.of()));
    }

    @Override
    public byte[] run(byte[] planBytes, byte[] batchBytes) {
        BatchBytes batch = BatchBytes.read(batchBytes);
        Plan plan = plan(planBytes, batch);
        check(batch, batch.context().numbers().length, plan.graph().numbers().size(), "numbers of each symbol");
        check(
                batch,
                batch.context().references().length,
                plan.graph().references().size(),
                "series of other symbols");
        LatestValues latest = new LatestValues(plan.graph().roots().size(), batch.symbols().length);
        List<ResultBytes.Failure> failures = new ArrayList<>();
        plan.engine()
                .run(
                        batch.tile(),
                        batch.bars(),
                        batch.context(),
                        latest,
                        (lane, cause) -> failures.add(new ResultBytes.Failure(
                                batch.symbols()[lane], Outcomes.type(cause), Outcomes.message(cause))),
                        Stop.NEVER);
        return new ResultBytes(batch.number(), batch.checksum(), batch.symbols(), latest.values(), failures).bytes();
    }

    private static void check(BatchBytes batch, int has, int used, String what) {
        if (has != used) {
            throw new ScannerException(
                    "batch " + batch.number() + " has " + has + " " + what + "; its plan uses " + used);
        }
    }

    private Plan plan(byte[] bytes, BatchBytes batch) {
        HashCode identity = PlanBytes.identity(bytes);
        if (!identity.equals(batch.plan())) {
            throw new ScannerException("batch " + batch.number() + " is for the plan " + batch.plan()
                    + "; the one that came with it is " + identity);
        }
        Plan plan = plans.getIfPresent(identity);
        if (plan == null) {
            plan = PlanBytes.read(bytes).plan(catalogue, EngineVersion.text());
            plans.put(identity, plan);
        }
        return plan;
    }
}
