#ifndef NAMES_H
#define NAMES_H

/* Names of a generated network, from NETWORK, its name, and its header. */
#define TEXT_OF(token) #token
#define TEXT(token) TEXT_OF(token)
#define JOIN_OF(first, second) first##second
#define JOIN(first, second) JOIN_OF(first, second)

#define HEADER(name) TEXT(name.h)
#include HEADER(NETWORK)

#endif
