/* A plugin of QEMU that counts how often each block of instructions runs between two calls of a
 * function, and writes that to a file at the second one: address, instructions and runs of a block
 * on each line. Of further calls, the file tells about the last two.
 *
 * Arguments: mark=ADDRESS of the function, out=FILE. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is used of QEMU's interface for plugins, version 1, for which Debian has no header. */
typedef uint64_t plugin_id;
struct qemu_plugin_tb;
enum { ADD_U64 = 0, NO_REGISTERS = 0 };
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id,
                                           void (*translated)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *block,
                                          void (*executed)(unsigned, void *), int flags,
                                          void *data);
void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *block, int operation,
                                              void *number, uint64_t operand);
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *block);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *block);

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

typedef struct counted_block {
  uint64_t address;
  size_t instructions;
  uint64_t runs;
  struct counted_block *next;
} counted_block;

static counted_block *blocks;
static uint64_t mark;
static const char *out;

/* Writes what was counted since the call before, and begins again. */
static void called(unsigned processor, void *data) {
  FILE *file = fopen(out, "w");
  (void)processor;
  (void)data;
  if (file == NULL) {
    perror(out);
    exit(1);
  }
  for (counted_block *block = blocks; block != NULL; block = block->next) {
    if (block->runs > 0) {
      fprintf(file, "%" PRIx64 " %zu %" PRIu64 "\n", block->address, block->instructions,
              block->runs);
    }
    block->runs = 0;
  }
  fclose(file);
}

static void translated(plugin_id id, struct qemu_plugin_tb *translation) {
  counted_block *block = calloc(1, sizeof *block);
  (void)id;
  if (block == NULL) {
    exit(1);
  }
  block->address = qemu_plugin_tb_vaddr(translation);
  block->instructions = qemu_plugin_tb_n_insns(translation);
  block->next = blocks;
  blocks = block;
  if (block->address == mark) {
    qemu_plugin_register_vcpu_tb_exec_cb(translation, called, NO_REGISTERS, NULL);
  }
  qemu_plugin_register_vcpu_tb_exec_inline(translation, ADD_U64, &block->runs, 1);
}

__attribute__((visibility("default"))) int qemu_plugin_install(plugin_id id, const void *machine,
                                                               int count, char **arguments) {
  (void)machine;
  for (int i = 0; i < count; i++) {
    if (strncmp(arguments[i], "mark=", 5) == 0) {
      mark = strtoull(arguments[i] + 5, NULL, 16);
    } else if (strncmp(arguments[i], "out=", 4) == 0) {
      out = arguments[i] + 4;
    }
  }
  qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
  return mark != 0 && out != NULL ? 0 : 1;
}
