const { NODE_COMPILE_CACHE } = process.env;

/** All that a thread of a source file knows of the environment: where Node keeps what it has compiled, without which it compiles its sources anew each time. */
export const threadEnvironment = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};
