/** Types of what the tests use of `system.mjs`. */
export function hasDisplay(): boolean;
export function virtualDisplay(say: (line: string) => void): Promise<{ name: string; stop: () => void }>;
