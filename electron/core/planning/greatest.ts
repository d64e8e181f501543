/**
 * Places of the greatest positive numbers, the greatest first and of equal ones the earlier:
 * `count` of them and those equal to the last, or all when there are fewer. Quicker than sorting thousands for a hundred.
 */
export function placesOfGreatest(values: Float64Array, count: number): number[] {
  const copied = new Float64Array(values.length);
  let found = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value > 0) copied[found++] = value;
  }
  const positive = copied.subarray(0, found);
  const least = count >= positive.length ? Number.MIN_VALUE : selectFromTop(positive, Math.max(1, count));
  const places: number[] = [];
  for (let index = 0; index < values.length; index++) if ((values[index] ?? 0) >= least) places.push(index);
  return places.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

/** The number with `rank - 1` others before it from the greatest down, by Hoare's selection; reorders `values`. */
function selectFromTop(values: Float64Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left++;
      while ((values[right] ?? 0) < pivot) right--;
      if (left > right) break;
      const swapped = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = swapped;
    }
    if (rank - 1 <= right) high = right;
    else if (rank - 1 >= left) low = left;
    else return pivot;
  }
  return values[rank - 1] ?? 0;
}
