package dev.pex.processor.emit.java;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives out Java names after C identifiers, each once. */
final class JavaNames {
  private static final List<String> METHODS_OF_OBJECT =
      List.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final Set<String> taken;

  private JavaNames(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** Names of a class's fields and methods, other than these. */
  static JavaNames ofMembers(String... taken) {
    JavaNames names = new JavaNames(Set.of());
    for (String method : METHODS_OF_OBJECT) {
      names.unique(method);
    }
    for (String name : taken) {
      names.unique(name);
    }
    return names;
  }

  /** Names of a method's variables; they are not those of members, either. */
  JavaNames ofVariables(String... taken) {
    JavaNames names = new JavaNames(this.taken);
    for (String name : taken) {
      names.unique(name);
    }
    return names;
  }

  /** The name, or if it is given out or a keyword, one like it. */
  String unique(String suggestion) {
    boolean isName = Character.isJavaIdentifierStart(suggestion.charAt(0));
    String name = isName ? suggestion : "_" + suggestion;
    while (SourceVersion.isKeyword(name) || !taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** {@code block_2_add} as {@code block2Add}. */
  static String lowerCamel(String identifier) {
    String upper = upperCamel(identifier);
    return upper.substring(0, 1).toLowerCase(Locale.ROOT) + upper.substring(1);
  }

  /** {@code block_2_add} as {@code Block2Add}. */
  static String upperCamel(String identifier) {
    StringBuilder name = new StringBuilder();
    boolean startsWord = true;
    for (int i = 0; i < identifier.length(); i++) {
      char character = identifier.charAt(i);
      if (character != '_') {
        name.append(startsWord ? Character.toUpperCase(character) : character);
      }
      startsWord = character == '_';
    }
    return name.toString();
  }

  /** {@code block_2_add} as {@code BLOCK_2_ADD}. */
  static String constant(String identifier) {
    return identifier.toUpperCase(Locale.ROOT);
  }
}
