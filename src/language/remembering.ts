/** What is asked of the same text again and again (a ledger says 标语 in a thousand rows) is worked out once. */
export function remembering<V>(answer: (text: string) => V, most = 20_000): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    const value = answer(text);
    // Bounded, so that a run over thousands of ledgers does not keep all their texts.
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
