import { prisma } from "../lib/prisma";

export async function record(userId: string, name: string, quantity: number) {
  await prisma.usageEvent.create({ data: { userId, name, quantity } });
  await prisma.profile.update({ where: { userId }, data: { messagesUsed: { increment: quantity } } });
}

export async function paymentsSince(userId: string, from: Date) {
  return prisma.paymentHistory.findMany({ where: { userId, billingPeriodStart: { gte: from } } });
}
