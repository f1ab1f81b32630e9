/** Networks of the literature as annotated classes, with placeholder weights. */
package dev.pex.demo.models;
