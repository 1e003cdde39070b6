package id.sigap.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** JSON in and out, by the one mapper; what cannot be read is refused with a sentence. */
@Provider
@Priority(1)
@Consumes({MediaType.APPLICATION_JSON, "application/problem+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** As everywhere, but refuses U+0000 in texts, which PostgreSQL cannot store. */
    private static final ObjectReader READER = Json.mapper()
            .copy()
            .registerModule(new SimpleModule().addDeserializer(String.class, new TextWithoutNul()))
            .reader();

    private static final class TextWithoutNul extends StringDeserializer {
        private static final long serialVersionUID = 1;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            return text != null && text.indexOf('\0') >= 0
                    ? (String) context.handleWeirdStringValue(String.class, text, "U+0000 in a text")
                    : text;
        }
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.getName().startsWith("id.sigap.");
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            Object value = READER.forType(type).readValue(body);
            if (value == null) {
                throw Refusal.invalid("Isi permintaan kosong; diharapkan satu objek JSON.");
            }
            return value;
        } catch (JsonMappingException e) {
            String member =
                    e.getPath().isEmpty() ? "" : " pada \"" + e.getPath().get(0).getFieldName() + "\"";
            throw Refusal.invalid("Isi permintaan tidak sesuai" + member + "; periksa jenis nilainya.");
        } catch (JsonProcessingException | StackOverflowError e) {
            throw Refusal.of(
                    Refusal.Kind.MALFORMED,
                    "json-expected",
                    "Isi permintaan tidak dapat dibaca; diharapkan satu objek JSON.");
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type != String.class && !InputStream.class.isAssignableFrom(type) && type != byte[].class;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(Json.mapper().writeValueAsBytes(value));
    }
}
