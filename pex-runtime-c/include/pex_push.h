#ifndef PEX_PUSH_H
#define PEX_PUSH_H

/* What a network answers to a pushed row: that it needs more rows, or that all were pushed and its
 * outputs are there. */
typedef enum { PEX_MORE, PEX_DONE } pex_push_result;

#endif
