#ifndef PEX_INLINE_H
#define PEX_INLINE_H

/* PEX_INLINE stands before a function whose body belongs into its caller, so that the caller's
 * constants reach it; PEX_NOINLINE before one that stays a function of its own; PEX_UNROLL(count)
 * before a loop that is to be unrolled. PEX_IS_LITERAL(value) tells whether the compiler knows a
 * value: it chooses between ways to the same result. Where all layers share a function PEX_ROLLED
 * is defined: the compiler is free to keep that small, and no value counts as known. */
#ifdef __GNUC__
#define PEX_NOINLINE __attribute__((noinline))
#else
#define PEX_NOINLINE
#endif

#if defined(__GNUC__) && !defined(PEX_ROLLED)
#define PEX_INLINE inline __attribute__((always_inline))
#define PEX_IS_LITERAL(value) __builtin_constant_p(value)
#else
#define PEX_INLINE inline
#define PEX_IS_LITERAL(value) 0
#endif

#if defined(__GNUC__) && !defined(__clang__) && !defined(PEX_ROLLED)
#define PEX_PRAGMA(text) _Pragma(#text)
#define PEX_UNROLL(count) PEX_PRAGMA(GCC unroll count)
#else
#define PEX_UNROLL(count)
#endif

#endif
