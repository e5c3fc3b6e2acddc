import { prisma } from "../lib/prisma";

export async function signUp(email: string, fullName: string, agency: string | null) {
  return prisma.user.create({ data: { email, profile: { create: { fullName, agency, plan: "free", monthlyMessageLimit: 100 } } } });
}

export async function profileOf(email: string) {
  return prisma.user.findUnique({ where: { email }, select: { profile: { select: { fullName: true, agency: true, plan: true, monthlyMessageLimit: true, messagesUsed: true } } } });
}
