package dev.technic.scanner.publication;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every type that a user of a type meets in it: supertypes, bounds, and the public and protected members with their parameters,
 * results, exceptions and annotations, inherited ones too.
 */
final class Signature {

    private final Map<String, Set<String>> places = new TreeMap<>();

    private Signature() {}

    /** The names of the types met, each with the places where it stands. */
    static Map<String, Set<String>> of(Class<?> type) {
        Signature signature = new Signature();
        signature.meet(type);
        return signature.places;
    }

    private void meet(Class<?> type) {
        String place = type.getName();
        addAll(place, type.getGenericInterfaces());
        addBounds(place, type);
        addAnnotations(place, type);
        Stream.of(type.getDeclaredFields()).filter(Signature::isMet).forEach(this::field);
        Stream.of(type.getDeclaredConstructors()).filter(Signature::isMet).forEach(this::executable);
        Stream.of(type.getDeclaredMethods()).filter(Signature::isMet).forEach(this::method);
        if (type.getGenericSuperclass() != null) {
            add(place, type.getGenericSuperclass());
            if (type.getSuperclass().getName().startsWith("dev.technic.scanner.")) {
                meet(type.getSuperclass());
            }
        }
    }

    private static boolean isMet(Member member) {
        return PublicTypes.isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private void field(Field field) {
        add(place(field), field.getGenericType());
        addAnnotations(place(field), field);
    }

    private void method(Method method) {
        add(place(method), method.getGenericReturnType());
        executable(method);
    }

    private void executable(Executable executable) {
        String place = place(executable);
        addAll(place, executable.getGenericParameterTypes());
        addAll(place, executable.getGenericExceptionTypes());
        addBounds(place, executable);
        addAnnotations(place, executable);
    }

    private void addBounds(String place, GenericDeclaration declaration) {
        for (TypeVariable<?> variable : declaration.getTypeParameters()) {
            addAll(place, variable.getBounds());
        }
    }

    private void addAnnotations(String place, AnnotatedElement element) {
        Arrays.stream(element.getAnnotations()).map(Annotation::annotationType).forEach(type -> add(place, type));
    }

    private void addAll(String place, Type... types) {
        for (Type type : types) {
            add(place, type);
        }
    }

    private void add(String place, Type type) {
        if (type instanceof Class<?> plain) {
            if (plain.isArray()) {
                add(place, plain.getComponentType());
            } else if (!plain.isPrimitive()) {
                places.computeIfAbsent(plain.getName(), name -> new TreeSet<>()).add(place);
            }
        } else if (type instanceof ParameterizedType generic) {
            add(place, generic.getRawType());
            addAll(place, generic.getActualTypeArguments());
        } else if (type instanceof GenericArrayType array) {
            add(place, array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            addAll(place, wildcard.getLowerBounds());
            addAll(place, wildcard.getUpperBounds());
        }
        // The bounds of a type variable stand where it is declared.
    }

    private static String place(Member member) {
        return member.getDeclaringClass().getName() + "." + member.getName();
    }
}
