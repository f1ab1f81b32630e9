#ifndef PEX_ASSERT_H
#define PEX_ASSERT_H

/* PEX_ASSERT(condition) checks a precondition in debug builds. With NDEBUG it does nothing and
 * <assert.h> is not needed. */
#ifdef NDEBUG
#define PEX_ASSERT(condition) ((void)sizeof((condition) ? 1 : 0))
#else
#include <assert.h>
#define PEX_ASSERT(condition) assert(condition)
#endif

#endif
