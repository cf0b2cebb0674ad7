/**
 * vitest 5 prints failures with Map.groupBy, which Node has from 21 on. Loaded before vitest on Node 20, so that a red
 * run says why it is red.
 */
if (Map.groupBy === undefined) {
  Map.groupBy = (items, keyOf) => {
    const groups = new Map();
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
    return groups;
  };
}
