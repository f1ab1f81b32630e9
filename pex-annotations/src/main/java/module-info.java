/**
 * The annotations of models, and what the classes that are generated for models extend and call.
 */
module dev.pex {
  requires static org.jspecify;

  exports dev.pex;
  exports dev.pex.runtime;
  exports dev.pex.runtime.reference;
}
