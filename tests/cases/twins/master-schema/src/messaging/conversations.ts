import { prisma } from "../lib/prisma";

export async function openConversations(userId: string) {
  return prisma.conversation.findMany({
    where: { isActive: true, participants: { some: { userId, isActive: true } } },
    orderBy: { lastMessageAt: "desc" },
    select: { id: true, title: true, description: true, lastMessageAt: true },
  });
}

export async function markRead(conversationId: string, userId: string, messageId: string) {
  await prisma.messageRead.create({ data: { messageId, userId, readAt: new Date() } });
  await prisma.conversationParticipant.updateMany({
    where: { conversationId, userId },
    data: { lastReadAt: new Date() },
  });
}

/** Written by hand, so in the database's way of naming. */
export async function unreadSince(userId: string, since: Date) {
  return prisma.$queryRaw`SELECT conversation_id FROM conversation_participants WHERE user_id = ${userId} AND last_read_at < ${since}`;
}

export async function join(conversationId: string, userId: string, userType: string) {
  return prisma.conversationParticipant.create({ data: { conversationId, userId, userType, joinedAt: new Date() } });
}
