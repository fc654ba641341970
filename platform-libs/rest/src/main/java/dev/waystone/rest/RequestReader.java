package dev.waystone.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.waystone.core.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** Reads the JSON body of a request, strictly; what it refuses is a problem that names the field. */
@jakarta.ws.rs.ext.Provider
@Singleton
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
class RequestReader implements MessageBodyReader<Object> {

    private static final Set<Class<?>> RAW = Set.of(String.class, byte[].class, InputStream.class, char[].class);

    private final ObjectMapper strict;
    private final LateConfig config;

    RequestReader(ObjectMapper json, LateConfig config) {
        this.strict = StrictJson.mapper(json);
        this.config = config;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !RAW.contains(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = BodyLimit.read(body, config.get().maxBody().asLongValue());
        ObjectReader reader = strict.readerFor(strict.constructType(genericType));
        try {
            Object read = bytes.length == 0 ? null : reader.readValue(bytes);
            if (read == null) {
                throw new ProblemException(StatusProblems.of(400, "A JSON body is required."));
            }
            return read;
        } catch (JsonProcessingException refused) {
            refuseUnknown(reader, bytes);
            throw JsonProblems.of(refused);
        } catch (CharConversionException refused) {
            throw JsonProblems.notText();
        }
    }

    // A misspelt number is a missing one, too, and Jackson finds that first, which would not help anybody.
    private static void refuseUnknown(ObjectReader reader, byte[] bytes) throws IOException {
        try {
            reader.without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).readValue(bytes);
        } catch (UnrecognizedPropertyException unknown) {
            throw JsonProblems.of(unknown);
        } catch (JsonProcessingException other) {
            // the first refusal says it
        }
    }
}
