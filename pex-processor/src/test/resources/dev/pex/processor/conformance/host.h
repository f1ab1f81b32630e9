#ifndef HOST_H
#define HOST_H

#include <stdint.h>

/* Runs a network that many times: reads the inputs of each inference, writes its tensors. */
typedef void host_network(int32_t inferences);

/* The networks of this executable. */
extern host_network *const host_networks[];
extern const int32_t host_network_count;

/* Memory of exactly that size, filled with rubbish, so that sanitizers see each byte beyond it. */
void *host_arena(int32_t bytes);

/* Ends the program with a sentence unless the condition holds. */
void host_require(int condition, const char *sentence);

/* Takes the next bytes of the request. */
void host_read(int8_t *values, int32_t bytes);

/* Ends the answer for one inference. */
void host_end(void);

#endif
