package dev.technic.scanner.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Five sessions of symbols each of which has its own fate. */
final class TinyPrices {

    private TinyPrices() {}

    /** UP rises, DOWN falls, FLAT has days without a range, SHORT is new, GONE ends early, NULLS has nothing. */
    static Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("prices.csv"), """
                symbol,date,open,high,low,close,adj_close,volume
                UP,2024-03-01,10,11,9.5,10.5,5.25,1000
                UP,2024-03-04,10.5,12,10,11.5,5.75,1100
                UP,2024-03-05,11.5,13,11,12.7,6.35,1200
                UP,2024-03-06,12.7,13.5,12.5,13.1,13.1,1300
                UP,2024-03-07,13.1,14.5,13,14.2,14.2,1400
                DOWN,2024-03-01,20,20.5,19,19.5,19.5,500
                DOWN,2024-03-04,19.5,19.6,18,18.3,18.3,500
                DOWN,2024-03-05,18.3,18.4,17,17.1,17.1,500
                DOWN,2024-03-06,17.1,17.3,16.2,16.6,16.6,500
                DOWN,2024-03-07,16.6,17,15,15.3,15.3,500
                FLAT,2024-03-01,5,5,5,5,5,0
                FLAT,2024-03-04,5,5,5,5,5,0
                FLAT,2024-03-05,5,5,5,5,5,0
                FLAT,2024-03-06,5,5,5,5,5,0
                FLAT,2024-03-07,5,5,5,5,5,0
                SHORT,2024-03-06,7,8,6,7.5,7.5,10
                SHORT,2024-03-07,7.5,8,7,7.25,7.25,10
                GONE,2024-03-01,3,3,2,2.5,2.5,10
                GONE,2024-03-04,2.5,3,2,2.25,2.25,10
                GONE,2024-03-05,2.25,3,2,2,2,10
                NULLS,2024-03-06,null,null,null,null,null,null
                NULLS,2024-03-07,null,null,null,null,null,null
                """);
    }
}
