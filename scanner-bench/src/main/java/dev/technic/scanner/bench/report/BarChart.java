package dev.technic.scanner.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars with error bars as an SVG picture that reads on light and on dark pages. Where the figures are more than {@value #LINEAR_RANGE} times
 * apart the axis is logarithmic and says so.
 */
final class BarChart {

    private static final double LINEAR_RANGE = 30;
    private static final int WIDTH = 860;
    private static final int LEFT = 290;
    private static final int PLOT = 420;
    private static final int TOP = 40;
    private static final int ROW = 24;
    private static final int BAR = 14;
    private static final String STYLE = """
            <style>
            text { font: 13px sans-serif; fill: #24292f }
            .small { font-size: 11px; fill: #57606a }
            .bar { fill: #4c8dd6 }
            .error { stroke: #24292f; stroke-width: 1.5 }
            .grid { stroke: #d0d7de; stroke-width: 1 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .small { fill: #9da7b1 } .bar { fill: #3b78bd } .error { stroke: #e6edf3 } .grid { stroke: #3d444d }
            }
            </style>
            """;

    private record Bar(String label, Estimate figure) {}

    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(String unit) {
        this.unit = unit;
    }

    /** A figure that is not a number has no bar. */
    void bar(String label, Estimate figure) {
        bars.add(new Bar(label, figure));
    }

    String svg() {
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        for (Bar bar : bars) {
            double high = Double.isNaN(bar.figure.error()) ? bar.figure.mean() : bar.figure.high();
            most = high > most ? high : most;
            least = bar.figure.mean() > 0 && bar.figure.mean() < least ? bar.figure.mean() : least;
        }
        Axis axis = most / least > LINEAR_RANGE ? Axis.logarithmic(least, most) : Axis.linear(most);
        int height = TOP + bars.size() * ROW + 12;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
                WIDTH,
                height,
                WIDTH,
                height);
        svg.append(STYLE);
        add(svg, "<text class=\"small\" x=\"8\" y=\"20\">%s</text>", escaped(unit + axis.remark()));
        for (double tick : axis.ticks()) {
            double x = LEFT + PLOT * axis.place(tick);
            add(svg, "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, TOP - 8, x, height - 8);
            add(
                    svg,
                    "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x,
                    TOP - 12,
                    Axis.words(tick));
        }
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), axis, TOP + i * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder svg, Bar bar, Axis axis, int y) {
        Estimate figure = bar.figure;
        int middle = y + BAR / 2;
        add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, middle + 5, escaped(bar.label));
        double end = Double.isNaN(figure.mean()) ? 0 : axis.place(figure.mean());
        add(svg, "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", LEFT, y, PLOT * end, BAR);
        if (figure.error() > 0) {
            double low = LEFT + PLOT * axis.place(figure.low());
            double high = LEFT + PLOT * axis.place(figure.high());
            end = Math.max(end, axis.place(figure.high()));
            line(svg, low, middle, high, middle);
            line(svg, low, middle - 4, low, middle + 4);
            line(svg, high, middle - 4, high, middle + 4);
        }
        add(svg, "<text x=\"%.1f\" y=\"%d\">%s</text>", LEFT + PLOT * end + 8, middle + 5, Figures.of(figure.mean()));
    }

    private static void line(StringBuilder svg, double x1, int y1, double x2, int y2) {
        add(svg, "<line class=\"error\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x1, y1, x2, y2);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
