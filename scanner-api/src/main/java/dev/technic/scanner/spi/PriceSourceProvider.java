package dev.technic.scanner.spi;

import dev.technic.scanner.PriceSource;
import java.net.URI;
import java.util.Map;

/** A plugin that opens price sources by address for {@link dev.technic.scanner.Scanner#source}, found by the service loader. */
public interface PriceSourceProvider {

    /** The scheme of the addresses that it opens: {@code jdbc}, {@code redis}, {@code file}. */
    String scheme();

    /**
     * A source for an address; nothing is read yet.
     *
     * @throws dev.technic.scanner.PriceSourceException if the address or an option is wrong
     */
    PriceSource open(URI address, Map<String, String> options);
}
