/** Cards that a plan will not reach. */
export interface LeftOut {
  /** Not seen in most of the ways the road may go. */
  ids: number[];
  /** Share of the exam's weight they stand for, 0 to 1. */
  share: number;
  /** Minutes more on each study day with which all of them could be seen once. */
  minutesMore: number;
}
