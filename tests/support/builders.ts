export * from '#prisma/seed/builders.ts'
