#ifndef PEX_PROFILE_H
#define PEX_PROFILE_H

#include <stdint.h>

/* PEX_BEGIN(count) and PEX_END(count) stand around each call of a kernel. They are empty unless the
 * build defines PEX_PROFILE; then they add to the operator's count what went by in between on a
 * counter of the application: cycles, instructions or a timer's ticks. */
#ifdef PEX_PROFILE
#ifdef __cplusplus
extern "C" {
#endif

/* The counter's value; it goes up and may wrap around. */
uint32_t pex_profile_now(void);

#ifdef __cplusplus
}
#endif

#define PEX_BEGIN(count) ((count) -= pex_profile_now())
#define PEX_END(count) ((count) += pex_profile_now())
#else
#define PEX_BEGIN(count) ((void)0)
#define PEX_END(count) ((void)0)
#endif

#endif
