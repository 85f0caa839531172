// A hash is a value here, copied halfway and finished twice, and stores hash many short texts: OpenSSL's EVP functions
// allocate for each and look the algorithm up by name. Those that do not are called deprecated since OpenSSL 3.0, and are
// in every version from 1.0 on.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
