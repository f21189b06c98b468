/** Says what is happening and, when it is done, how many seconds it took. */
export async function step<Result>(title: string, run: () => Promise<Result> | Result): Promise<Result> {
  const began = performance.now()
  const isTerminal = process.stdout.isTTY
  process.stdout.write(isTerminal ? `• ${title} …` : `• ${title} …\n`)
  try {
    const result = await run()
    process.stdout.write(
      `${isTerminal ? '\r\u001B[2K' : ''}✓ ${title} (${seconds(performance.now() - began)} s)\n`,
    )
    return result
  } catch (error) {
    if (isTerminal) process.stdout.write('\n')
    throw error
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
