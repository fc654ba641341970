package dev.waystone.rest;

import dev.waystone.core.FieldError;
import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names what Bean Validation refuses as callers know it: fields by their JSON path, parameters by their names. */
final class Violations {

    private Violations() {}

    /** The 400 for what is wrong with a request; empty if it is not the request that is wrong. */
    static Optional<ProblemException> inRequest(ConstraintViolationException refused) {
        boolean ours = refused.getConstraintViolations().stream().noneMatch(Violations::isOfParameter);
        if (ours) {
            return Optional.empty();
        }
        List<FieldError> errors = refused.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return Optional.of(Problems.invalid(errors));
    }

    private static boolean isOfParameter(ConstraintViolation<?> violation) {
        return nodes(violation).anyMatch(node -> node.getKind() == ElementKind.PARAMETER);
    }

    private static String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        nodes(violation)
                .filter(node ->
                        node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT)
                .forEach(node -> append(path, node));
        return path.isEmpty() ? parameter(violation) : path.toString();
    }

    private static void append(StringBuilder path, Path.Node node) {
        if (node.isInIterable()) {
            Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
            path.append('[').append(place == null ? "" : place).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            path.append(path.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    private static String parameter(ConstraintViolation<?> violation) {
        Path.MethodNode method = nodes(violation)
                .filter(node -> node.getKind() == ElementKind.METHOD)
                .findFirst()
                .orElseThrow()
                .as(Path.MethodNode.class);
        Path.ParameterNode parameter = nodes(violation)
                .filter(node -> node.getKind() == ElementKind.PARAMETER)
                .findFirst()
                .orElseThrow()
                .as(Path.ParameterNode.class);
        return declared(violation.getRootBeanClass(), method, parameter.getParameterIndex())
                .map(Violations::name)
                .orElse(parameter.getName());
    }

    private static Optional<Parameter> declared(Class<?> owner, Path.MethodNode method, int index) {
        Class<?>[] types = method.getParameterTypes().toArray(Class<?>[]::new);
        return Stream.<Class<?>>iterate(owner, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(candidate -> candidate.getName().equals(method.getName()))
                .filter(candidate -> Arrays.equals(candidate.getParameterTypes(), types))
                .map(candidate -> candidate.getParameters()[index])
                .filter(parameter -> parameter.getAnnotations().length > 0)
                .findFirst();
    }

    private static String name(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return parameter.getAnnotation(QueryParam.class).value();
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return parameter.getAnnotation(PathParam.class).value();
        }
        return parameter.isAnnotationPresent(HeaderParam.class)
                ? parameter.getAnnotation(HeaderParam.class).value()
                : parameter.getName();
    }

    private static Stream<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false);
    }
}
