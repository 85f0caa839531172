// llama.cpp's C interface: the copy that Scripts/dependencies installs, or else the system's.
#ifndef CANDOR_CLLAMA_SHIM_H
#define CANDOR_CLLAMA_SHIM_H

#if __has_include("../../.deps/llama/include/llama.h")
#include "../../.deps/llama/include/llama.h"
#include "../../.deps/llama/include/gguf.h"
#elif __has_include(<llama.h>)
#include <llama.h>
#include <gguf.h>
#else
#error "llama.cpp is missing: run Scripts/dependencies, or build without it: swift build --disable-default-traits"
#endif

#endif
