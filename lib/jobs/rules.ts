/** Where a job keeps its file: named for the job, so that a run begun again replaces it and leaves nothing behind. */
export function storageKeyOf(jobId: string): string {
  return jobId.replaceAll('-', '')
}
