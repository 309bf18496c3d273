package dev.technic.scanner.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as it is written, without what it inherits. */
record Pom(Element project) {

    /** A dependency of a POM; an absent scope is {@code compile}. */
    record Dependency(String artifact, String scope, boolean optional) {
        @Override
        public String toString() {
            return artifact + " " + scope + (optional ? " optional" : "");
        }
    }

    static Pom read(Path file) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
    }

    /** The text at a path of elements, such as {@code scm/url}; empty where there is none. */
    String text(String path) {
        List<String> texts = texts(path);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    List<String> texts(String path) {
        return elements(path).stream()
                .map(Node::getTextContent)
                .map(String::strip)
                .toList();
    }

    List<Dependency> dependencies(String path) {
        return elements(path).stream()
                .map(Pom::new)
                .map(d -> new Dependency(
                        d.text("artifactId"),
                        d.text("scope").isEmpty() ? "compile" : d.text("scope"),
                        d.text("optional").equals("true")))
                .toList();
    }

    private List<Element> elements(String path) {
        List<Element> found = List.of(project);
        for (String name : path.split("/")) {
            List<Element> next = new ArrayList<>();
            found.forEach(element -> next.addAll(children(element, name)));
            found = next;
        }
        return found;
    }

    private static List<Element> children(Element element, String name) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }
}
