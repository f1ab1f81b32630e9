package dev.pex.codesign.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields of an object in a JSON file, whose mistakes are told with their place.
 *
 * @param place of the object, such as {@code operators[3].}; empty for the outermost
 */
record JsonFields(DataFile file, String place, JsonObject object) {
  String string(String name) throws IOException {
    JsonElement value = value(name);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw wrong(name, "string");
    }
    return value.getAsString();
  }

  int integer(String name) throws IOException {
    return integer(name, value(name));
  }

  float real(String name) throws IOException {
    JsonElement value = value(name);
    if (!isNumber(value)) {
      throw wrong(name, "number");
    }
    return value.getAsFloat();
  }

  /** So many integers. */
  List<Integer> integers(String name, int count) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (JsonElement element : array(name)) {
      numbers.add(integer(name, element));
    }
    if (numbers.size() != count) {
      throw wrong(name, "list of " + count + " integers");
    }
    return numbers;
  }

  /** The objects of a list. */
  List<JsonFields> objects(String name) throws IOException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonElement element : array(name)) {
      if (!element.isJsonObject()) {
        throw wrong(name, "list of objects");
      }
      String inner = place + name + "[" + objects.size() + "].";
      objects.add(new JsonFields(file, inner, element.getAsJsonObject()));
    }
    return objects;
  }

  /** A constant of an enumeration, in lower case. */
  <E extends Enum<E>> E constant(String name, Class<E> type) throws IOException {
    return constant(name, string(name), type);
  }

  /** Constants of an enumeration. */
  <E extends Enum<E>> List<E> constants(String name, Class<E> type) throws IOException {
    List<E> constants = new ArrayList<>();
    for (JsonElement element : array(name)) {
      constants.add(constant(name, element.isJsonPrimitive() ? element.getAsString() : "", type));
    }
    return constants;
  }

  /** An exception that names the field and what it should have been. */
  IOException wrong(String name, String expected) {
    return file.damaged("has no %s at '%s%s'", expected, place, name);
  }

  private <E extends Enum<E>> E constant(String name, String spelling, Class<E> type)
      throws IOException {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(spelling)) {
        return constant;
      }
    }
    throw file.damaged("has '%s' at '%s%s', which is unknown", spelling, place, name);
  }

  private int integer(String name, JsonElement value) throws IOException {
    if (isNumber(value)) {
      double number = value.getAsDouble();
      if (number == (int) number) {
        return (int) number;
      }
    }
    throw wrong(name, "integer");
  }

  private static boolean isNumber(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
  }

  private Iterable<JsonElement> array(String name) throws IOException {
    JsonElement value = value(name);
    if (!value.isJsonArray()) {
      throw wrong(name, "list");
    }
    return value.getAsJsonArray();
  }

  private JsonElement value(String name) throws IOException {
    if (!object.has(name)) {
      throw wrong(name, "value at all");
    }
    return object.get(name);
  }
}
